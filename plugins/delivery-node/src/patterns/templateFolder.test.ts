import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { folderOf, templateFolderOf } from './templateFolder';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [
        {
          host: 'gitlab.example.com',
          apiBaseUrl: 'https://gitlab.example.com/api/v4',
        },
      ],
    },
  }),
);
const REPO = 'https://github.com/acme/patterns';

function template(annotations: Record<string, string>) {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'web', annotations },
  };
}

describe('folderOf', () => {
  it.each([
    ['file:///p/web/template.yaml', 'file:///p/web'],
    ['file:///p/./web/../a b/template.yaml', 'file:///p/a b'],
    ['file:///p/100%25/template.yaml', 'file:///p/100%25'],
    [`${REPO}/blob/main/web/template.yaml`, `${REPO}/tree/main/web`],
    [`${REPO}/tree/main/web/`, `${REPO}/tree/main/web`],
    [
      'https://gitlab.example.com/a/b/-/blob/main/web/template.yaml',
      'https://gitlab.example.com/a/b/-/blob/main/web',
    ],
  ])('should resolve %s', (base, folder) => {
    expect(folderOf(base, integrations)).toBe(folder);
  });

  it.each([
    ['file://web/template.yaml', /no absolute path/],
    ['https://elsewhere.example/web/template.yaml', /No integration reads/],
    ['./web/template.yaml', /no address/],
    ['ftp://github.com/acme', /no address/],
  ])('should refuse %s', (base, words) => {
    expect(() => folderOf(base, integrations)).toThrow(words);
  });
});

describe('templateFolderOf', () => {
  const LOCATION = 'backstage.io/managed-by-location';
  const SOURCE = 'backstage.io/source-location';

  it.each<[string, Record<string, string>, string]>([
    ['a file', { [LOCATION]: 'file:/p/web/template.yaml' }, 'file:///p/web'],
    [
      'an address',
      { [LOCATION]: `url:${REPO}/blob/main/web/template.yaml` },
      `${REPO}/tree/main/web`,
    ],
    [
      'its source before where it was registered',
      {
        [LOCATION]: `url:${REPO}/blob/main/all.yaml`,
        [SOURCE]: `url:${REPO}/tree/v1/web/`,
      },
      `${REPO}/tree/v1/web`,
    ],
    [
      'a file that says the same of itself',
      {
        [LOCATION]: 'file:/p/web/template.yaml',
        [SOURCE]: 'file:/p/web/template.yaml',
      },
      'file:///p/web',
    ],
  ])('should take %s', (_name, annotations, folder) => {
    expect(templateFolderOf(template(annotations), integrations)).toBe(folder);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a source on disk that only the template claims',
      {
        [LOCATION]: `url:${REPO}/blob/main/web/template.yaml`,
        [SOURCE]: 'file:/etc/x.yaml',
      },
      /says that its source is \/etc\/x.yaml on the backend's disk, but was registered from https.*remove the annotation/,
    ],
    [
      'a source in another folder of the disk',
      {
        [LOCATION]: 'file:/p/web/template.yaml',
        [SOURCE]: 'file:/etc/x.yaml',
      },
      /remove the annotation/,
    ],
    ['no location', {}, /does not say where it lies/],
    [
      'a source alone',
      { [SOURCE]: 'file:/p/web/template.yaml' },
      /does not say where it lies/,
    ],
    ['another type', { [LOCATION]: 'bucket:x' }, /of type bucket/],
    ['nonsense', { [LOCATION]: 'nonsense' }, /managed-by-location of template/],
    ['a path as an address', { [LOCATION]: 'url:/etc/x' }, /no address/],
    ['a file as an address', { [LOCATION]: 'url:file:///etc/x' }, /no address/],
  ])('should refuse %s', (_name, annotations, words) => {
    expect(() => templateFolderOf(template(annotations), integrations)).toThrow(
      words,
    );
  });
});
