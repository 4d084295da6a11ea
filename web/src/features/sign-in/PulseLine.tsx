import classes from '@/features/sign-in/SignInPage.module.css';

/** A decoration: a week's sales that run into a band of what may come. */
export function PulseLine() {
  return (
    <svg viewBox="0 0 480 220" className={classes.pulse} aria-hidden="true">
      <path d="M280 120 C330 96 390 74 480 44 V168 C390 160 330 146 280 120Z" className={classes.wideBand} />
      <path d="M280 120 C330 106 390 92 480 76 V136 C390 134 330 130 280 120Z" className={classes.narrowBand} />
      <path d="M280 120 C330 113 390 110 480 104" className={classes.median} />
      <path
        d="M0 160 L28 150 52 164 82 118 108 134 134 96 160 140 190 124 214 62 240 116 262 104 280 120"
        className={classes.actual}
      />
      <circle cx="280" cy="120" r="6" className={classes.now} />
    </svg>
  );
}
