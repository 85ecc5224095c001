/** The mark: a sun with its two dogs. It says nothing that the word beside it does not say. */
export function Mark({ size }: { readonly size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="#d97706"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="16" cy="16" r="6" fill="#f59e0b" />
      <path d="M4 16a12 12 0 0 1 4-9M28 16a12 12 0 0 0-4-9M4 16a12 12 0 0 0 4 9M28 16a12 12 0 0 1-4 9" />
    </svg>
  );
}
