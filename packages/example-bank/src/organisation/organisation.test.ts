import { functionGroups, pods } from './bank';
import { people } from './people';
import { components, systems } from './systems';
import { topics } from './topics';

describe('organisation', () => {
  it('has some forty components in ten systems of ten pods', () => {
    expect(components).toHaveLength(41);
    expect(new Set(components.map(({ name }) => name)).size).toBe(41);
    expect(systems).toHaveLength(10);
    expect(new Set(systems.map(({ pod }) => pod)).size).toBe(10);
  });

  it('has an owner, a project and topics for every system', () => {
    const owners = new Set(pods.map(({ name }) => name));
    for (const { name, pod, project } of systems) {
      expect(owners).toContain(pod);
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
