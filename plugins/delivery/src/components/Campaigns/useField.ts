import { useId } from 'react';
import type { FieldErrors } from './fields';

/** What the inputs of a form share: value, hint, what is wrong, and how to change it. */
export function useField<T extends object>(options: {
  fields: T;
  errors: FieldErrors<T>;
  onChange(fields: T): void;
}) {
  const { fields, errors, onChange } = options;
  const id = useId();
  return (name: keyof T & string, hint?: string) => ({
    id: `${id}-${name}`,
    variant: 'outlined' as const,
    size: 'small' as const,
    value: fields[name],
    error: Boolean(errors[name]),
    helperText: errors[name] ?? hint,
    onChange: (event: { target: { value: string } }) =>
      onChange({ ...fields, [name]: event.target.value }),
  });
}
