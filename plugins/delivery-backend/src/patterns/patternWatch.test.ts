import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { NotModifiedError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { PatternReader } from '@delivery-stack/backstage-plugin-delivery-node';
import { Knex } from 'knex';
import { cpSync, mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { DAY, HOUR } from '../__testUtils__/testBank';
import {
  startPatterns,
  templateEntity,
  TestPatterns,
  WEB,
  writePattern,
} from '../__testUtils__/testPatterns';
import { PatternWatch } from './PatternWatch';
import { PatternStore } from './store/PatternStore';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the watch over patterns', () => {
  let knex: Knex;
  let test: TestPatterns;

  const start = async (options: Parameters<typeof startPatterns>[1] = {}) => {
    knex = await databases.init('SQLITE_3');
    test = await startPatterns(knex, options);
  };
  const refs = async () =>
    (await test.get('/patterns', 'ann')).body.items.map(({ ref }: any) => ref);
  const locationOf = (path: string) => `file:${test.folder.path(path)}`;

  afterEach(() => test?.stop());

  it('should keep what is known while a folder cannot be read', async () => {
    await start();
    await test.signAll();
    const digest = await test.digest();
    test.catalogState.entities = [
      templateEntity('url:https://git.example.com/web/blob/main/template.yaml'),
    ];
    await test.look();
    expect(await test.detail()).toMatchObject({
      state: 'signedOff',
      digest,
      problem: expect.stringMatching(/No integration reads.*app-config.yaml/),
    });
    expect((await test.verify()).body.verified).toBe(true);
    test.catalogState.entities = [
      templateEntity(locationOf('gone/template.yaml')),
    ];
    await test.look();
    expect((await test.detail()).problem).toMatch(/There is no folder/);
    test.catalogState.entities = [
      templateEntity(locationOf('web/template.yaml')),
    ];
    await test.look();
    expect((await test.detail()).problem).toBeUndefined();
  });

  it('should be unreadable with its place and cure where files make no pattern', async () => {
    await start();
    await test.signAll();
    const digest = await test.digest();
    await test.edit('pattern.yaml', text =>
      text.replace('version: 1.0.0', 'version: one'),
    );
    const detail = await test.detail();
    expect(detail).toMatchObject({
      state: 'unreadable',
      problem: 'its files do not make a pattern; see what is wrong below',
      complaints: [
        {
          file: 'pattern.yaml',
          line: 3,
          problem: expect.any(String),
          cure: expect.any(String),
        },
      ],
    });
    expect(detail.digest).toBeUndefined();
    const asked = await test
      .post(test.at(WEB, '/asks'), 'ann')
      .send({ digest });
    expect([asked.status, asked.body.error.message]).toEqual([
      409,
      expect.stringContaining('do not make a pattern any more'),
    ]);
    const swapped = await test.verify({ digest: `sha256:${'1'.repeat(64)}` });
    expect(swapped.body.problems).toEqual([
      {
        code: 'unknownContent',
        message: expect.stringContaining('tell group:default/platform'),
      },
    ]);
    await test.edit('pattern.yaml', text =>
      text.replace('version: one', 'version: 1.0.0'),
    );
    expect((await test.verify()).body.verified).toBe(true);
  });

  it('should know a template by its own name alone', async () => {
    await start();
    writePattern(test.folder, 'other');
    test.catalogState.entities = [
      templateEntity(locationOf('other/template.yaml')),
    ];
    await test.look();
    expect(await test.detail()).toMatchObject({
      state: 'unreadable',
      problem: expect.stringContaining('its folder holds the template other'),
    });
  });

  it('should follow a folder that moved, and forget a template that left', async () => {
    await start();
    await test.signAll();
    cpSync(test.folder.path('web'), test.folder.path('moved'), {
      recursive: true,
    });
    test.folder.remove('web');
    const moved = templateEntity(locationOf('moved/template.yaml'));
    test.catalogState.entities = [moved];
    await test.look();
    expect(await test.detail()).toMatchObject({ state: 'signedOff' });
    expect((await test.detail()).problem).toBeUndefined();

    writePattern(test.folder, 'other');
    const other = templateEntity(locationOf('other/template.yaml'), 'other');
    test.catalogState.entities = [moved, other];
    await test.look();
    expect(await refs()).toEqual(['template:default/other', WEB]);

    // A catalog that is still starting has none.
    test.catalogState.entities = [];
    await test.look();
    expect(await knex('pattern').pluck('ref')).toHaveLength(2);

    test.catalogState.entities = [other];
    await test.look();
    expect(await refs()).toEqual(['template:default/other']);
    expect((await test.get(test.at(WEB), 'ann')).status).toBe(404);
    // What was decided stays for the day when it comes back.
    expect(await knex('sign_off')).toHaveLength(3);
    test.catalogState.entities = [moved, other];
    await test.look();
    expect((await test.detail()).state).toBe('signedOff');
  });

  it('should look at once for a content that it has not seen', async () => {
    await start();
    await test.signAll();
    const signed = await test.digest();
    const text = test.folder.read('web/skeleton/README.md');
    test.folder.write('web/skeleton/README.md', `${text}!`);
    await test.post(test.at(WEB, '/refresh'), 'ann');
    const digest = await test.digest();
    await knex('pattern_content').where({ digest }).delete();
    await knex('pattern').update({ digest: signed });
    const { body } = await test.verify({ digest });
    expect(body.problems[0].message).toContain('nobody asked for its sign-off');
    const unknown = await test.verify({}, 'template:default/none');
    expect(unknown.body.problems).toEqual([
      {
        code: 'unknownPattern',
        message: expect.stringContaining('is no pattern of the catalog'),
      },
    ]);
  });

  it('should read a folder again only when its host says that it changed', async () => {
    const asked: Array<string | undefined> = [];
    const host = { etag: 'commit-1', down: false };
    const readTree = async (_url: string, options: { etag?: string } = {}) => {
      asked.push(options.etag);
      if (host.down) {
        throw new Error('connect ECONNREFUSED');
      }
      if (options.etag === host.etag) {
        throw new NotModifiedError();
      }
      return {
        etag: host.etag,
        dir: async ({ targetDir }: { targetDir: string }) =>
          cpSync(test.folder.path('web'), targetDir, { recursive: true }),
      };
    };
    const catalogState = {
      down: false,
      entities: [] as ReturnType<typeof templateEntity>[],
    };
    await start({
      catalogState,
      rootConfig: { integrations: { github: [{ host: 'github.com' }] } },
      features: [
        createServiceFactory({
          service: coreServices.urlReader,
          deps: {},
          factory: () => ({ readTree } as any),
        }),
      ],
    });
    catalogState.entities = [
      templateEntity('url:https://github.com/bank/web/blob/main/template.yaml'),
    ];
    await test.look();
    await test.signAll();
    test.now.at += HOUR;
    await test.look();
    expect(asked).toEqual([undefined, 'commit-1']);
    expect(await test.detail()).toMatchObject({
      state: 'signedOff',
      checkedAt: new Date(test.now.at).toISOString(),
    });

    test.folder.write('web/skeleton/README.md', 'Another');
    await test.look();
    expect((await test.detail()).state).toBe('signedOff');
    host.etag = 'commit-2';
    await test.look();
    expect((await test.detail()).state).toBe('notAsked');

    // After a failure nothing is taken for known.
    host.down = true;
    await test.look();
    expect((await test.detail()).problem).toContain('ECONNREFUSED');
    host.down = false;
    await test.look();
    expect(asked.slice(-1)).toEqual([undefined]);
    // Whoever asks for a look gets one.
    await test.post(test.at(WEB, '/refresh'), 'ann');
    expect(asked.slice(-1)).toEqual([undefined]);
    catalogState.entities = [
      templateEntity(
        'url:https://github.com/bank/moved/blob/main/template.yaml',
      ),
    ];
    await test.look();
    expect(asked.slice(-1)).toEqual([undefined]);
  });

  it('should say nothing of a folder that it was stopped at', async () => {
    await start();
    const stop = new AbortController();
    const before = await knex('pattern').first();
    const watch = PatternWatch.create({
      auth: mockServices.auth(),
      catalog: catalogServiceMock({
        entities: test.catalogState.entities as Entity[],
      }),
      reader: {
        read: async () => {
          stop.abort();
          throw new Error('The operation was aborted');
        },
      } as unknown as PatternReader,
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      patterns: PatternStore.create({ knex }),
      clock: () => test.now.at + DAY,
      logger: mockServices.logger.mock(),
    });
    await watch.refreshAll(stop.signal);
    expect(await knex('pattern').first()).toEqual(before);
  });

  describe('over a folder with', () => {
    const complaints = async () => {
      await test.look();
      const { state, complaints: all } = await test.detail();
      return [
        state,
        all.map(({ file, problem }: any) => `${file}: ${problem}`),
      ];
    };

    it('a link should not follow it', async () => {
      await start();
      const secret = test.folder.write('secret.txt', 'hunter2');
      symlinkSync(secret, test.folder.path('web/skeleton/leak.txt'));
      expect(await complaints()).toEqual([
        'unreadable',
        ['skeleton/leak.txt: it is a symbolic link, which may lead anywhere'],
      ]);
      expect(JSON.stringify(await knex('pattern_file'))).not.toContain(
        'hunter2',
      );
    });

    it('a link in place of a folder should not walk into it', async () => {
      await start();
      mkdirSync(test.folder.path('outside'));
      test.folder.write('outside/secret.txt', 'hunter2');
      symlinkSync(
        test.folder.path('outside'),
        test.folder.path('web/skeleton/deep'),
      );
      expect(await complaints()).toEqual([
        'unreadable',
        ['skeleton/deep: it is a symbolic link, which may lead anywhere'],
      ]);
    });

    it('a file of 2 GB should stop reading', async () => {
      await start();
      const path = test.folder.write('web/skeleton/huge.bin', '');
      truncateSync(path, 2 * 1024 ** 3);
      const [state, [said]] = await complaints();
      expect([state, said]).toEqual([
        'unreadable',
        expect.stringMatching(
          /^skeleton\/huge.bin: with it the folder has more than \d+ bytes$/,
        ),
      ]);
    });

    it('a template that claims to lie elsewhere should not read from there', async () => {
      await start();
      const entity = templateEntity(
        'url:https://github.com/bank/web/blob/main/template.yaml',
      );
      entity.metadata.annotations!['backstage.io/source-location'] =
        'file:/etc/passwd';
      test.catalogState.entities = [entity];
      await test.look();
      expect((await test.detail()).problem).toContain('remove the annotation');
    });
  });

  it('should keep what somebody asked about, and of the rest the latest', async () => {
    await start();
    await test.signAll();
    const signed = await test.digest();
    for (let index = 0; index < 23; index += 1) {
      test.now.at += DAY / 24;
      await test.edit('skeleton/README.md', () => `Draft ${index}`);
    }
    const { contents } = await test.detail();
    expect(contents).toHaveLength(22);
    expect(contents.map(({ digest }: any) => digest)).toContain(signed);
    const files = (await knex('pattern_file')).map(({ bytes }) =>
      bytes.toString(),
    );
    expect(files).toContain('Draft 22');
    expect(files).not.toContain('Draft 0');
    const diff = await test.get(test.at(WEB, `/diff?from=${signed}`), 'ann');
    expect(diff.body.files[0].hunks[0].lines).toContain('+Draft 22');
    const unknown = await test.get(test.at(WEB, '/diff?from=sha256:1'), 'ann');
    expect(unknown.status).toBe(404);
  });
});
