import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

const apiVersion = 'backstage.io/v1alpha1';

function entity(
  kind: string,
  name: string,
  options: { partOf?: string; owner?: string; subject?: string } = {},
): Entity {
  const { partOf, owner, subject } = options;
  const [project, component] = subject?.split('/') ?? [];
  const relations = [
    ...(partOf ? [{ type: 'partOf', targetRef: partOf }] : []),
    ...(owner ? [{ type: 'ownedBy', targetRef: owner }] : []),
  ];
  return {
    apiVersion,
    kind,
    metadata: {
      namespace: 'default',
      name,
      ...(subject && {
        annotations: {
          'jira/project-key': project,
          'jira/component': component,
        },
      }),
    },
    spec: {
      ...(partOf?.startsWith('system') && { system: partOf }),
      ...(partOf?.startsWith('domain') && { domain: partOf }),
      ...(owner && { owner }),
    },
    relations,
  };
}

const components = (system: string, project: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    entity('Component', `${system}-${index + 1}`, {
      partOf: `system:default/${system}`,
      owner: 'group:default/pod',
      subject: `${project}/c${index + 1}`,
    }),
  );

/**
 * A domain of 14 components: ledger has 6, cards 5, tiny 3.
 *
 * Tiny is too small to be shown. As retail minus ledger and cards would be
 * tiny, cards is withheld with it.
 */
export const bankEntities: Entity[] = [
  entity('Domain', 'retail'),
  entity('Group', 'pod'),
  ...['ledger', 'cards', 'tiny'].map(name =>
    entity('System', name, { partOf: 'domain:default/retail' }),
  ),
  ...components('ledger', 'LED', 6),
  ...components('cards', 'CRD', 5),
  ...components('tiny', 'TNY', 3),
];

/** Says which refs a user may read; services read everything. */
export type ReadableBy = (userRef: string, entityRef: string) => boolean;

/** What a test may change while the catalog is in use. */
export interface TestCatalogState {
  down: boolean;
  /** Beside the bank's. */
  entities?: readonly Entity[];
}

/** A catalog that answers each user with what that user may read. */
export function testCatalog(
  readable: ReadableBy,
  state: TestCatalogState = { down: false },
): CatalogService {
  const filled = () =>
    catalogServiceMock({
      entities: [...bankEntities, ...(state.entities ?? [])],
    });
  let of = state.entities;
  let latest = filled();
  const inner = () => {
    if (of !== state.entities) {
      of = state.entities;
      latest = filled();
    }
    return latest;
  };
  const mayRead = (credentials: BackstageCredentials, found: Entity) => {
    const { userEntityRef } = credentials.principal as any;
    return (
      userEntityRef === undefined ||
      readable(userEntityRef, stringifyEntityRef(found))
    );
  };
  return new Proxy(latest, {
    get(_target, name: string) {
      const target: any = inner();
      if (name !== 'getEntitiesByRefs') {
        return typeof target[name] === 'function'
          ? target[name].bind(target)
          : target[name];
      }
      return async (
        request: { entityRefs: string[] },
        { credentials }: { credentials: BackstageCredentials },
      ) => {
        if (state.down) {
          throw new Error('connect ECONNREFUSED 10.1.2.3:7007');
        }
        const { items } = await target.getEntitiesByRefs(request);
        return {
          items: items.map((item: Entity | undefined) =>
            item && mayRead(credentials, item) ? item : undefined,
          ),
        };
      };
    },
  });
}
