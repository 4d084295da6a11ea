/** What can be done to the frame around the pages. */
export interface Frame {
  /** Whether the navigation shows icons alone. */
  readonly collapsed: boolean;
  readonly toggleCollapsed: () => void;
  readonly showKeys: () => void;
}
