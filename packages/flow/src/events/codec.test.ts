import fc from 'fast-check';
import { CdEvent } from './cdEvent';
import { AnyFact } from './fact';
import { anyFact } from './__testUtils__/anyFact';
import { factOf } from './factOf';
import { parseEvent } from './parseEvent';
import { toCdEvent } from './toCdEvent';

const event = (type: string, content: object, more: object = {}): CdEvent => ({
  context: {
    specversion: '0.5.1',
    id: 'e1',
    source: '/elsewhere',
    type,
    timestamp: '2026-03-02T09:00:00+01:00',
  },
  subject: { id: 's1', content: { ...content } },
  ...more,
});

describe('factOf and toCdEvent', () => {
  it('are each other’s inverse for every fact of the contract', () => {
    fc.assert(
      fc.property(anyFact, fact => {
        const written = JSON.parse(JSON.stringify(toCdEvent(fact)));
        const parsed = parseEvent(JSON.stringify(written));
        expect(parsed.rejected).toBeUndefined();
        expect(factOf(parsed.event!)).toEqual({ fact });
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps that a time was inferred', () => {
    const fact: AnyFact = {
      type: 'ticket.reopened',
      id: '1',
      source: 's',
      time: 5,
      inferred: true,
      data: { key: 'PAY-1' },
    };
    expect(factOf(toCdEvent(fact))).toEqual({ fact });
  });

  it.each([
    [
      'dev.cdevents.ticket.created.0.2.0',
      {
        summary: 'An environment',
        ticketType: 'task',
        creator: 'ann',
        uri: 'https://t.example.com/1',
      },
      {
        key: 's1',
        title: 'An environment',
        ticketType: 'task',
        url: 'https://t.example.com/1',
        actor: { id: 'ann' },
      },
    ],
    [
      'dev.cdevents.ticket.closed.0.1.0',
      { resolution: 'completed', updatedBy: 'bob', uri: 'x' },
      { key: 's1', resolution: 'completed', actor: { id: 'bob' } },
    ],
    [
      'dev.cdevents.change.merged.0.3.0',
      { repository: { id: 'bank/pay' } },
      { key: 's1', repository: 'bank/pay' },
    ],
    [
      'dev.cdevents.change.merged.0.2.0',
      {},
      { key: 's1', repository: '/elsewhere' },
    ],
    [
      'dev.cdevents.pipelinerun.finished.0.3.0',
      { pipelineName: 'ci', outcome: 'failure' },
      { run: 's1', attempt: 1, pipeline: 'ci', outcome: 'failure' },
    ],
    [
      // Nothing that a text could be made of
      'dev.cdevents.pipelinerun.finished.0.3.0',
      { pipelineName: 'ci', outcome: { toString: {} } },
      { run: 's1', attempt: 1, pipeline: 'ci' },
    ],
    [
      'dev.cdevents.taskrun.finished.0.3.0',
      { taskName: 'lint', pipelineRun: { id: 'r9' }, outcome: 'Canceled' },
      { task: 's1', run: 'r9', attempt: 1, name: 'lint', outcome: 'cancel' },
    ],
    [
      'dev.cdevents.service.upgraded.0.3.0',
      { environment: { id: 'prod' }, artifactId: 'pkg:oci/pay@1' },
      {
        key: 's1/deployments/e1',
        service: 's1',
        environment: 'prod',
        artifact: 'pkg:oci/pay@1',
        state: 'success',
      },
    ],
    [
      'dev.cdevents.approval.closed.0.1.0',
      {
        approvalDetailsUrl: 'https://x.example.com/a',
        resourceTargetUrl: 'https://github.com/bank/pay/pull/4',
        responder: 'urn:x:ann',
        decision: 'approved',
        status: 'approved',
      },
      {
        key: 's1',
        url: 'https://x.example.com/a',
        change: 'bank/pay#4',
        responder: { id: 'urn:x:ann' },
        decision: 'approved',
        status: 'approved',
      },
    ],
  ])('reads %s of another sender', (type, content, data) => {
    const { fact } = factOf(event(type, content));
    expect(JSON.parse(JSON.stringify(fact?.data))).toEqual(data);
    expect(fact?.time).toBe(Date.UTC(2026, 2, 2, 8));
  });

  it('reads a custom event whose content leaves the key to the subject', () => {
    const { fact } = factOf(
      event('dev.cdeventsx.deliverystack-ticket.statuschanged.0.1.0', {
        to: 'Done',
      }),
    );
    expect(fact?.data).toEqual({ key: 's1', to: 'Done' });
  });

  it.each([
    [
      'dev.cdevents.ticket.created.0.9.0',
      /another version .*0\.2\.0 and 0\.1\.0/,
    ],
    ['dev.cdevents.build.queued.0.3.0', /no figure/],
    ['com.example.thing.happened', /not a type/],
  ])('keeps %s as unknown', (type, reason) => {
    expect(factOf(event(type, {}))).toEqual({
      unknown: expect.stringMatching(reason),
    });
  });

  it.each([
    [
      event('dev.cdevents.service.deployed.0.3.0', {}),
      /^subject\.content\.environment\.id is missing/,
    ],
    [
      event('dev.cdevents.approval.updated.0.1.0', { decision: 'maybe' }),
      /^subject\.content\.decision: /,
    ],
    [
      event('dev.cdeventsx.deliverystack-ticket.statuschanged.0.1.0', {}),
      /^subject\.content\.to is missing/,
    ],
    [
      event(
        'dev.cdevents.ticket.updated.0.2.0',
        {},
        { customData: { deliveryStack: { data: { key: 4 } } } },
      ),
      /^customData\.deliveryStack\.data\.key: /,
    ],
    [
      {
        ...event('dev.cdevents.ticket.updated.0.2.0', {}),
        context: {
          ...event('dev.cdevents.ticket.updated.0.2.0', {}).context,
          timestamp: '0001-01-01T00:00:00Z',
        },
      },
      /^context\.timestamp is '0001/,
    ],
  ])('names the field that it rejects (%#)', (given, reason) => {
    expect(factOf(given)).toEqual({ rejected: expect.stringMatching(reason) });
  });

  it('marks a foreign time without a zone as inferred', () => {
    const given = event('dev.cdevents.ticket.closed.0.2.0', {
      resolution: 'x',
    });
    given.context.timestamp = '2026-03-02T09:00:00';
    expect(factOf(given).fact).toMatchObject({
      inferred: true,
      time: Date.UTC(2026, 2, 2, 9),
    });
  });
});
