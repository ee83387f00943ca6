/** Three spans of one journey: work, wait, work. Drawn in its own colours on either theme. */
export function Logo(props: { size: number }) {
  const { size } = props;
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#12323f" />
      <rect x="6" y="8" width="7" height="4" rx="2" fill="#5fd3bc" />
      <rect x="11" y="14" width="12" height="4" rx="2" fill="#f2b45c" />
      <rect x="19" y="20" width="7" height="4" rx="2" fill="#5fd3bc" />
    </svg>
  );
}
