import { ReactNode } from 'react';
import { Container, Header } from '@backstage/ui';
import { DeliveryRoot } from './DeliveryRoot';

/**
 * Stands around a view in the new frontend system.
 *
 * @remarks The framework draws the plugin's header and tabs; this, the question.
 */
export function SubPageShell(props: {
  title: string;
  question: string;
  children: ReactNode;
}) {
  return (
    <>
      <Header title={props.title} description={props.question} />
      <Container>
        <DeliveryRoot>{props.children}</DeliveryRoot>
      </Container>
    </>
  );
}
