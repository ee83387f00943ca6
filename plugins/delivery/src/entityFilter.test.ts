import {
  deliveryAnnotations,
  isDeliveryAvailable,
} from '@delivery-stack/backstage-plugin-delivery-common';
import { entityFilter } from './entityFilter';

it('should appear exactly where delivery data can exist', () => {
  const keys = entityFilter.$any.flatMap(rule => Object.keys(rule));
  expect(keys.filter(key => key !== 'kind').sort()).toEqual(
    deliveryAnnotations.map(name => `metadata.annotations.${name}`).sort(),
  );
  const kinds = entityFilter.$any.flatMap(rule =>
    'kind' in rule ? [rule.kind] : [],
  );
  for (const kind of kinds) {
    const entity = { apiVersion: 'v1', kind, metadata: { name: 'x' } };
    expect(isDeliveryAvailable(entity)).toBe(true);
  }
  expect(kinds).toHaveLength(3);
});
