/** A catalog entity, as far as the bank writes them. */
export interface BankEntity {
  apiVersion: 'backstage.io/v1alpha1' | 'delivery-stack.dev/v1alpha1';
  kind: 'Domain' | 'System' | 'Component' | 'Group' | 'User' | 'Outcome';
  metadata: {
    name: string;
    title?: string;
    description?: string;
    annotations?: Record<string, string>;
    tags?: string[];
  };
  spec: Record<string, unknown>;
}

export const API_VERSION = 'backstage.io/v1alpha1' as const;
