import { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { unverifiedTemplate } from '@delivery-stack/patterns';

/**
 * Refuses a pattern whose template would not wait for its sign-offs.
 *
 * @remarks
 * The catalog shows the error at the location of the template, and keeps what
 * it had of it before.
 *
 * @public
 */
export class PodEnvironmentTemplateProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'PodEnvironmentTemplateProcessor';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    const unverified = unverifiedTemplate(entity);
    if (unverified) {
      throw new InputError(
        `spec.steps.0: ${unverified.problem}; ${unverified.cure}`,
      );
    }
    return entity;
  }
}
