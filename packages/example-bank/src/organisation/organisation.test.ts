import { domains, functionGroups, pods } from './bank';
import { people } from './people';
import { components, products } from './products';
import { systems } from './systems';
import { topics } from './topics';

describe('organisation', () => {
  it('has some forty components in ten products of ten pods', () => {
    expect(components).toHaveLength(44);
    expect(new Set(components.map(({ name }) => name)).size).toBe(44);
    expect(products).toHaveLength(10);
    expect(new Set(products.map(({ pod }) => pod)).size).toBe(10);
  });

  it('has at least five components in every system, so that none is withheld', () => {
    const sizeOf = (names: readonly string[]) =>
      components.filter(({ product }) => names.includes(product.system)).length;
    for (const { name } of systems) {
      expect({ name, enough: sizeOf([name]) >= 5 }).toEqual({
        name,
        enough: true,
      });
    }
    for (const domain of domains) {
      const own = systems.filter(each => each.domain === domain.name);
      expect(own.length).toBeGreaterThanOrEqual(2);
      expect(sizeOf(own.map(({ name }) => name))).toBeGreaterThanOrEqual(10);
    }
  });

  it('has an owner, a project, topics and a system for every product', () => {
    const owners = new Set(pods.map(({ name }) => name));
    const known = new Set(systems.map(({ name }) => name));
    for (const { name, pod, project, system } of products) {
      expect(owners).toContain(pod);
      expect(known).toContain(system);
      expect(project).toMatch(/^[A-Z]{3,4}$/);
      expect(topics[name]).toHaveLength(6);
    }
  });

  it('has at least five people in every group, so that nothing is suppressed', () => {
    for (const { name } of [...pods, ...functionGroups]) {
      const members = people.filter(({ group }) => group === name);
      expect(members.length).toBeGreaterThanOrEqual(5);
    }
    expect(new Set(people.map(({ login }) => login)).size).toBe(people.length);
  });
});
