export { Cell, CellNote, HeadCell } from './cells';
export { useTableClasses } from './useTableClasses';
