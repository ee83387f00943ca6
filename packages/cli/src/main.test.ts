import { useFolder } from './__testUtils__/folder';
import { claims, csvOf } from './__testUtils__/logs';
import { runReport } from './__testUtils__/runReport';

describe('the command line', () => {
  const folder = useFolder();
  const good = () => folder.input('csv', 'good.csv', csvOf(claims));

  it.each([
    [
      ['nope:x'],
      /the kinds are cdevents, csv, xes, github, gitlab, azure-devops, jenkins, jira, servicenow/,
    ],
    [['csv:'], /names no path/],
    [[], /missing required argument/],
    [['--format', 'pdf', 'csv:x'], /table, json, html/],
    [['--as-of', 'today', 'csv:x'], /ISO 8601/],
    [['--since', '2026-02-30', 'csv:x'], /ISO 8601/],
    [['--since', '2026-03-01', '--until', '2026-02-01', 'csv:x'], /exchange/],
    [['csv:x', 'csv:x'], /named twice/],
    [['--config', '/none.yaml', 'csv:x'], /none.yaml: it does not exist/],
    [['--calendar', 'working', 'csv:x'], /calendar/],
  ])('should refuse %j as usage, with the cure', async (args, words) => {
    const { code, out, err } = await runReport(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(words);
  });

  it.each([
    ['gates: [', /is not YAML/],
    ['- a\n- b', /is a map of keys/],
    ['just words', /is a map of keys/],
    ['gate: []', /unknown key gate; the keys are/],
    ['gates: [{ id: A B, kind: approval, match: [] }]', /gates\[0\].id: /],
    ['steps: [{ match: "/(/", kind: work }]', /steps\[0\].match/],
    [
      'a: &a [x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]',
      /alias/,
    ],
  ])('should refuse the configuration %j by key', async (yaml, words) => {
    const config = folder.write('c.yaml', yaml);
    const { code, err } = await runReport('--config', config, good());
    expect(code).toBe(2);
    expect(err).toMatch(words);
    expect(err).toContain(config);
  });

  it('should read the section of an app, and leave the backend its keys', async () => {
    const config = folder.write(
      'app-config.yaml',
      'app: { title: x }\ndelivery: { retention: { events: P1D }, gates: [] }',
    );
    expect((await runReport('--config', config, good())).code).toBe(0);
  });

  it('should print help and succeed', async () => {
    const { code, out } = await runReport('--help');
    expect(code).toBe(0);
    expect(out).toContain('<kind:path...>');
  });
});
