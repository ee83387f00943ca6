import { ReactNode } from 'react';
import { Cell, CellNote } from '../table';

/** One thing that is declared; nothing is shown of what is not. */
export function DeclaredRow(props: {
  name: string;
  children: ReactNode;
  note?: ReactNode;
}) {
  const { name, children, note } = props;
  return (
    <tr>
      <Cell header>{name}</Cell>
      <Cell>
        {children}
        {note && <CellNote>{note}</CellNote>}
      </Cell>
    </tr>
  );
}
