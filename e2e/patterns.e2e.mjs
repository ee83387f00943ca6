/**
 * A pattern's whole life: three functions sign it off, a pod makes an
 * environment from it, raw events move the environment's clock, and one byte
 * that changes stops the next one.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { reload, tokenOf } from './support/backstage.mjs';
import { openAs, usePages } from './support/pages.mjs';

const PATTERN = `/delivery/patterns/${encodeURIComponent(
  'template:default/web-service',
)}`;
const TEMPLATE = '/create/templates/default/web-service';
const SIGNING = ['Security lead', 'Platform lead', 'Compliance lead'];
const podMember = 'Pod member (guest)';

const patterns = process.env.DELIVERY_PATTERNS ?? '';
const workshop = process.env.DELIVERY_WORKSHOP ?? '';
const repository = join(workshop, 'repositories/fx-rates');

/** @typedef {import('playwright-core').Page} Page */

/**
 * Fills the form of the web service in and sends it.
 *
 * @param {Page} page
 * @param {string} name
 * @param {{ cpu?: string }} [values]
 */
async function make(page, name, { cpu } = {}) {
  await openAs(page, podMember, TEMPLATE);
  await page.getByLabel(/^Name/).fill(name);
  await page.getByLabel(/^Owner/).fill('Payments');
  await page.getByRole('option', { name: /Payments pod/ }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  if (cpu) {
    await page.getByLabel(/CPU cores/).fill(cpu);
  }
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
}

/**
 * What the pipeline of an environment runs on a push.
 *
 * @param {string} folder
 * @param {{ DELIVERY_TOKEN: string, instance: string }} to
 * @returns {Promise<{ status: number, stdout: string }>}
 */
function deliveryCheck(folder, { DELIVERY_TOKEN, instance }) {
  const options = Object.entries({
    policy: 'default-deny=pass',
    send: instance,
    environment: 'resource:default/fx-rates',
    commit: 'c'.repeat(40),
    branch: 'main',
    'default-branch': 'main',
    run: '1',
  }).flatMap(([name, value]) => [`--${name}`, value]);
  return new Promise(resolve =>
    execFile(
      process.execPath,
      ['packages/cli/bin/delivery', 'check', ...options, folder],
      { env: { ...process.env, DELIVERY_TOKEN } },
      (error, stdout, stderr) =>
        resolve({
          status: error ? Number(error.code) : 0,
          stdout: stdout + stderr,
        }),
    ),
  );
}

/**
 * A FOCUS file with one charge of today.
 *
 * @param {string} component
 */
function chargeOf(component) {
  const day = new Date().toISOString().slice(0, 10);
  return [
    'ChargePeriodStart,ChargePeriodEnd,BillingCurrency,EffectiveCost,BilledCost,SubAccountId,ServiceName,Tags',
    `${day}T00:00:00Z,${day}T23:59:59Z,EUR,12.34,15,production,Managed Kubernetes,"{""component"":""${component}""}"`,
    '',
  ].join('\n');
}

/** @param {Page} page */
const textOf = async page =>
  (await page.locator('body').innerText()).replace(/\s+/g, ' ');

describe('a pattern', () => {
  const withPage = usePages();

  it(
    'should be put to the functions by its author, who cannot sign it',
    withPage(async page => {
      await openAs(page, 'Pattern author (guest)', PATTERN);
      await page
        .getByRole('button', { name: 'Ask for sign-off' })
        .click({ timeout: 60_000 });
      await page.getByText('Waiting for sign-off').first().waitFor();
      await page.getByText(/you count as its author/).waitFor();
      assert.equal(
        await page.getByRole('button', { name: /^Sign off/ }).isEnabled(),
        false,
      );
    }),
  );

  for (const persona of SIGNING) {
    it(
      `should be signed off by the ${persona}`,
      withPage(async page => {
        await openAs(page, `${persona} (guest)`, PATTERN);
        await page.getByLabel('I have looked at what changed').check();
        await page.getByLabel('Minutes spent').fill('60');
        await page.getByRole('button', { name: /^Sign off/ }).click();
        await page.getByText('Decided.').waitFor();
      }),
    );
  }

  it(
    'should make an environment with its proof',
    withPage(async page => {
      await make(page, 'fx-rates');
      await page.getByText('What was made').waitFor({ timeout: 60_000 });
      for (const name of ['platform', 'security', 'compliance']) {
        const file = `.delivery/attestations/${name}.intoto.json`;
        assert.ok(existsSync(join(repository, file)), file);
      }
      await page.goto('/catalog/default/resource/fx-rates');
      await reload(page, () =>
        page.getByText('Made from').waitFor({ timeout: 5_000 }),
      );
      assert.match(await textOf(page), /State Current .* Ready < 1 min/);
      assert.match(await textOf(page), /First run open since/);
    }),
  );

  it(
    'should move the clock of its environment by events of the repository',
    withPage(async page => {
      await openAs(page, 'Leader (guest)', '/catalog');
      const token = await tokenOf(page);
      const answer = await page.request.post(`${token.backend}/events`, {
        headers: { authorization: token.authorization },
        data: {
          context: {
            specversion: '0.5.1',
            id: 'fx-rates-build-1',
            source: pathToFileURL(repository).href,
            type: 'dev.cdevents.pipelinerun.finished.0.3.0',
            timestamp: new Date().toISOString(),
          },
          subject: {
            id: 'build-1',
            content: { pipelineName: 'build', outcome: 'success' },
          },
        },
      });
      assert.equal(answer.status(), 200, await answer.text());
      await page.goto('/catalog/default/resource/fx-rates');
      await reload(page, async () => {
        await page.getByText('Made from').waitFor({ timeout: 5_000 });
        assert.doesNotMatch(await textOf(page), /First run open/);
      });
      assert.match(await textOf(page), /First run \S+ \d? ?min/);
      assert.match(await textOf(page), /Productive open since/);
    }),
  );

  it(
    'should show what the pipeline found outside the pattern',
    withPage(async page => {
      await openAs(page, 'Leader (guest)', '/catalog');
      const { authorization, backend } = await tokenOf(page);
      appendFileSync(join(repository, 'k8s/quota.yaml'), '# more\n');
      const { status, stdout } = await deliveryCheck(repository, {
        DELIVERY_TOKEN: authorization.replace('Bearer ', ''),
        instance: new URL(backend).origin,
      });
      assert.equal(status, 1, stdout);
      assert.match(stdout, /outside the pattern/);

      await page.goto('/catalog/default/resource/fx-rates');
      await page.getByText('Outside its pattern').waitFor();
      const shown = await textOf(page);
      assert.match(shown, /k8s\/quota\.yaml changed/);
      assert.match(shown, /default-deny Holds/);
    }),
  );

  it(
    'should show what its environment costs, once the cloud charges it',
    withPage(async page => {
      await openAs(page, podMember, '/catalog/default/resource/fx-rates');
      // Its component is known to the costs when the catalog was read again.
      await reload(page, () =>
        page
          .getByText(/No charge is matched to it since/)
          .waitFor({ timeout: 5_000 }),
      );
      writeFileSync(join(workshop, 'costs/fx-rates.csv'), chargeOf('fx-rates'));
      await reload(page, () =>
        page.getByText(/12\.34\sEUR since/).waitFor({ timeout: 5_000 }),
      );
      assert.match(await textOf(page), /estimated \d+ EUR per month/);
    }),
  );

  it(
    'should put one value outside to one function, and go on once it is granted',
    withPage(async page => {
      await make(page, 'fx-large', { cpu: '16' });
      await page
        .getByText('platform was asked about this one value')
        .first()
        .waitFor({ timeout: 60_000 });

      // Another tab is another persona.
      const lead = await page.context().newPage();
      await openAs(lead, 'Platform lead (guest)', '/delivery/patterns');
      await lead
        .getByRole('table', { name: 'Values outside that wait' })
        .getByText('cpu = 16')
        .waitFor();
      await lead.goto(PATTERN);
      await lead.getByRole('button', { name: 'Grant cpu' }).click();
      await lead.getByText('Granted').waitFor();

      const again = await page.context().newPage();
      await make(again, 'fx-large', { cpu: '16' });
      await again.getByText('What was made').waitFor({ timeout: 60_000 });
      await lead.reload();
      await lead.getByText('Used').waitFor();
    }),
  );

  it(
    'should stop a pod when one byte changed, and say who has to do what',
    withPage(async page => {
      const changed = 'skeleton/k8s/network-policy.yaml';
      appendFileSync(join(patterns, 'web-service', changed), ' ');
      await make(page, 'fx-rates-two');
      await page
        .getByText('may not be used like this')
        .first()
        .waitFor({ timeout: 60_000 });
      const told = await textOf(page);
      assert.match(told, /nobody asked for its sign-off/);
      assert.match(told, /a member of security has to sign this one off/);
      assert.match(told, new RegExp(`file ${changed} was changed`));
      assert.doesNotMatch(told, /a member of platform/);

      await page.goto(PATTERN);
      await page.getByText(`${changed}, changed`).first().waitFor();
      assert.match(await textOf(page), /Has to sign again: security/);
      assert.match(await textOf(page), /network .* Changed 1 file security/);
    }),
  );

  it(
    'should tell owners when a function takes its sign-off back',
    withPage(async page => {
      await openAs(page, 'Compliance lead (guest)', PATTERN);
      await page.getByLabel('Comment').fill('A regulator asked a question');
      await page.getByRole('button', { name: 'Revoke' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /revoke/i })
        .click();
      await page.getByText('Revoked').first().waitFor();

      const pod = await page.context().newPage();
      await openAs(pod, podMember, '/notifications');
      await reload(pod, () =>
        pod
          .getByText(/no longer approved/)
          .first()
          .waitFor({ timeout: 5_000 }),
      );
      await pod.goto('/catalog/default/resource/fx-rates');
      await pod.getByText('No longer approved').first().waitFor();
    }),
  );
});
