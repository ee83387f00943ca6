/* eslint-disable no-restricted-imports -- tests write their inputs */
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { copyWebService, webService } from '../__testUtils__/examplePattern';
import { useFolder } from '../__testUtils__/folder';
import { runDelivery } from '../__testUtils__/runDelivery';

const folder = useFolder();
const check = (...args: string[]) => runDelivery('pattern', 'check', ...args);
const diff = (...args: string[]) => runDelivery('pattern', 'diff', ...args);

/** A copy of the example, and what it takes to edit it. */
function copied(name = 'web-service') {
  const path = copyWebService(folder.path(name));
  const edit = (file: string, from: string, to: string) => {
    const text = readFileSync(join(path, file), 'utf8');
    expect(text).toContain(from);
    folder.write(join(name, file), text.replace(from, to));
  };
  return { path, edit };
}

describe('delivery pattern check', () => {
  it('finds nothing wrong with the example', async () => {
    const { code, out, err } = await check(webService);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Pattern web-service 1\.0\.0: Web service\ndigest sha256:[0-9a-f]{64}\n/,
    );
    expect(out).toMatch(/cpu +a whole number from 1 to 8 +platform/);
    expect(out).toMatch(/storage +waived +The service is stateless/);
    expect(out).toContain('required of platform, security, compliance');
  });

  it.each([
    ['namespace.yaml', ['Namespace']],
    ['quota.yaml', ['ResourceQuota', 'LimitRange']],
    [
      'network-policy.yaml',
      ['NetworkPolicy', 'NetworkPolicy', 'NetworkPolicy'],
    ],
    ['rbac.yaml', ['Role', 'RoleBinding']],
  ])('has a skeleton that generates well-formed %s', (name, kinds) => {
    const text = readFileSync(join(webService, 'skeleton/k8s', name), 'utf8');
    const documents = parseAllDocuments(text.replace(/\$\{\{.*?\}\}/g, '4'));
    expect(
      documents.map(each => [each.errors.length, each.toJS().kind]),
    ).toEqual(kinds.map(kind => [0, kind]));
  });

  it('gives the digest that the README shows', async () => {
    const { out } = await check(webService);
    const [, head, tail] = /sha256:(.{4}).{56}(.{4})/.exec(out) ?? [];
    const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');
    expect(readme).toContain(`digest sha256:${head}…${tail}`);
  });

  it('says the same as JSON', async () => {
    const { out } = await check('--format', 'json', webService);
    const report = JSON.parse(out);
    expect(report).toMatchObject({
      pattern: { metadata: { name: 'web-service' } },
      complaints: [],
    });
    expect((await check(webService)).out).toContain(report.digest);
    expect(report.files.map(({ path }: { path: string }) => path)).toContain(
      'skeleton/k8s/quota.yaml',
    );
  });

  it('names file, line, column and cure of what is wrong', async () => {
    const { path, edit } = copied();
    edit('pattern.yaml', 'maximum: 8', 'maximum: eight');
    const { code, out, err } = await check(path);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(
      /^error: .*web-service\/pattern\.yaml:\d+:\d+: spec\.envelope\.cpu\.schema\.maximum: is not of type number; write a value of type number\n$/,
    );
  });

  it('shows a pattern in which something is open, and fails', async () => {
    const { path, edit } = copied();
    edit('template.yaml', '        cpu:\n', '        cores:\n');
    const { code, out, err } = await check(path);
    expect(code).toBe(1);
    expect(out).toContain('digest sha256:');
    expect(err).toMatch(/parameter cores has no range.*\n.*no parameter cpu;/);
  });

  it('refuses a link, and leaves a clone’s own folder out', async () => {
    const { path } = copied();
    mkdirSync(join(path, '.git'));
    folder.write('web-service/.git/HEAD', 'ref: x');
    expect(await check(path)).toEqual(await check(webService));
    symlinkSync('/etc/passwd', join(path, 'skeleton/passwd'));
    const { code, err } = await check(path);
    expect(code).toBe(1);
    expect(err).toMatch(/skeleton\/passwd:1:1: it is a symbolic link/);
  });

  it.each([
    [[], 2, /missing required argument/],
    [['--format', 'html', 'x'], 2, /table, json/],
    [['/none'], 1, /\/none: it does not exist/],
  ])('refuses %j', async (args, expected, words) => {
    const { code, out, err } = await check(...args);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(err).toMatch(words);
  });

  it('refuses a folder without a pattern', async () => {
    folder.write('empty/readme.md', 'x');
    const { err } = await check(folder.path('empty'));
    expect(err).toMatch(/template\.yaml:1:1: is missing; add it/);
    expect(err).toMatch(/pattern\.yaml:1:1: is missing; add it/);
  });
});

describe('delivery pattern diff', () => {
  it('says who has to sign again, and whose sign-offs carry over', async () => {
    const { path, edit } = copied();
    edit('pattern.yaml', 'maximum: 8', 'maximum: 16');
    edit('skeleton/k8s/quota.yaml', "'0'", "'1'");
    const { code, out } = await diff(webService, path);
    expect(code).toBe(0);
    expect(out).toMatch(/changed +skeleton\/k8s\/quota\.yaml/);
    expect(out).toMatch(/changed +cpu\n/);
    expect(out).toMatch(/must sign again +platform\n/);
    expect(out).toMatch(/carried over +security, compliance\n/);
  });

  it('asks everybody about what nobody owns, as JSON too', async () => {
    const { path } = copied();
    folder.write('web-service/skeleton/run.sh', 'true');
    const { out } = await diff('--format', 'json', webService, path);
    expect(JSON.parse(out)).toMatchObject({
      files: { added: ['skeleton/run.sh'] },
      mustSign: ['platform', 'security', 'compliance'],
      carriedOver: [],
    });
  });

  it('says when nothing changed, and when one of the two is no pattern', async () => {
    expect((await diff(webService, copied().path)).out).toContain(
      'Nothing changed',
    );
    const { code, err } = await diff(
      webService,
      folder.path('web-service/skeleton'),
    );
    expect(code).toBe(1);
    expect(err).toMatch(/skeleton\/pattern\.yaml:1:1: is missing/);
  });
});
