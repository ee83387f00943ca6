import { isDeliveryAvailable } from './annotations';

const entity = (kind: string, annotations?: Record<string, string>) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { name: 'payments', annotations },
});

describe('isDeliveryAvailable', () => {
  it.each([
    ['Component', { 'github.com/project-slug': 'bank/payments' }, true],
    ['Component', { 'gitlab.com/project-slug': 'bank/web/payments' }, true],
    ['Component', { 'dev.azure.com/project-repo': 'Pay/payments' }, true],
    ['Component', { 'jira/component': 'Payments' }, true],
    ['Resource', { 'delivery-stack.dev/subjects': 'db' }, true],
    ['Component', { 'backstage.io/techdocs-ref': 'dir:.' }, false],
    ['Component', { 'jira/project-key': '' }, false],
    ['Component', undefined, false],
    ['System', undefined, true],
    ['Group', undefined, true],
    ['User', undefined, false],
  ])('should say of a %s with %p: %p', (kind, annotations, expected) => {
    expect(isDeliveryAvailable(entity(kind, annotations))).toBe(expected);
  });
});
