/** The mark: a pulse that ends in the present. */
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="#0c5c50" />
      <path
        d="M5 18h5l3-8 5 13 3.5-8H27"
        fill="none"
        stroke="#fff"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="27" cy="15" r="2.4" fill="#ff8a5c" />
    </svg>
  );
}
