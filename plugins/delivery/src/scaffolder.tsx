/**
 * The field `PatternSignOff` for forms of the scaffolder, as a module to be
 * installed beside the plugin.
 *
 * @packageDocumentation
 */
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { PatternSignOffField } from './components/PatternField';

const patternSignOffField = FormFieldBlueprint.make({
  name: 'pattern-sign-off',
  params: {
    field: async () =>
      createFormField({
        name: 'PatternSignOff',
        component: PatternSignOffField,
        schema: makeFieldSchema({
          output: z => z.string().optional(),
          uiOptions: z =>
            z.object({
              pattern: z
                .string()
                .optional()
                .describe(
                  'Entity ref of the pattern; default: the template that is used',
                ),
            }),
        }),
      }),
  },
});

/** Says in a form how its pattern stands. @public */
export const scaffolderModuleDelivery = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [patternSignOffField],
});

export default scaffolderModuleDelivery;
