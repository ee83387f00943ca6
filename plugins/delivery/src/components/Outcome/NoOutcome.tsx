import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { LinkButton } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/frontend-plugin-api';
import {
  catalogApiRef,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { ANNOTATION_DELIVERY_OUTCOME } from '@delivery-stack/backstage-plugin-delivery-common';
import FlagIcon from '@material-ui/icons/OutlinedFlag';
import { useQuery } from '@tanstack/react-query';
import { declareOutcomeRouteRef } from '../../routes';
import { Notice } from '../states';

/** Type of templates that declare outcomes. */
const TYPE_OUTCOME = 'outcome';

/** What is missing where nobody says which result something serves. */
export function NoOutcome() {
  return (
    <Notice
      icon={FlagIcon}
      text="Nobody says which outcome this serves."
      detail={
        <>
          Name one in the annotation <code>{ANNOTATION_DELIVERY_OUTCOME}</code>,
          or name this in <code>spec.contributors</code> of the outcome.
        </>
      }
      action={<DeclareButtons />}
    />
  );
}

/** To the templates that declare outcomes; nothing where there are none. */
export function DeclareButtons() {
  const { data: templates = [] } = useOutcomeTemplates();
  return (
    <>
      {templates.map(template => (
        <DeclareButton
          key={stringifyEntityRef(template)}
          template={template}
          title={
            templates.length === 1
              ? 'Declare an outcome'
              : template.metadata.title ?? template.metadata.name
          }
        />
      ))}
    </>
  );
}

/** To the form, or to the page of the template where the scaffolder is not installed. */
function DeclareButton(props: { template: Entity; title: string }) {
  const { template, title } = props;
  const { namespace, name } = parseEntityRef(stringifyEntityRef(template));
  const form = useRouteRef(declareOutcomeRouteRef);
  const pageOf = useEntityRefLink();
  return (
    <LinkButton
      to={form?.({ namespace, templateName: name }) ?? pageOf(template)}
      variant="outlined"
      size="small"
    >
      {title}
    </LinkButton>
  );
}

/** A failure only takes the buttons away: the sentence says enough. */
function useOutcomeTemplates() {
  const catalog = useApi(catalogApiRef);
  return useQuery({
    queryKey: ['outcome-templates'],
    queryFn: async () => {
      const { items } = await catalog.getEntities({
        filter: { kind: 'Template', 'spec.type': TYPE_OUTCOME },
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.title',
        ],
        limit: 5,
      });
      return items;
    },
    staleTime: 5 * 60_000,
  });
}
