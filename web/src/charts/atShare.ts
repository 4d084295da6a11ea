import type { CSSProperties } from 'react';

/** Hands a place, 0 to 1 of the width, to the stylesheet. */
export const atShare = (share: number): CSSProperties => ({ '--share': share }) as CSSProperties;
