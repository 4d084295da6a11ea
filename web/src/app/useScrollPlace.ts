import { useEffect, useLayoutEffect, useRef } from 'react';
import { NavigationType, useLocation, useNavigationType } from 'react-router';

const storage = 'bizpulse-scroll';
const mostKept = 50;
const patienceMs = 10_000;
const settlingMs = 500;
const takingOver = ['wheel', 'touchstart', 'pointerdown', 'keydown'];

/**
 * A new page begins at its top; going back or forward, or loading again, leads to the exact place where one was, as soon as the page
 * is long enough again. A change of the address within a page moves nothing.
 */
export function useScrollPlace(): void {
  const { key, pathname } = useLocation();
  const how = useNavigationType();
  const page = useRef<string | null>(null);

  useEffect(() => {
    history.scrollRestoration = 'manual'; // the browser would try before there is anything to scroll
    const store = (): void => sessionStorage.setItem(storage, JSON.stringify([...places].slice(-mostKept)));
    window.addEventListener('pagehide', store);
    return () => window.removeEventListener('pagehide', store);
  }, []);

  useLayoutEffect(() => {
    const isNew = page.current !== pathname;
    page.current = pathname;
    const place = how === NavigationType.Pop ? places.get(key) : undefined;
    let held = place !== undefined;
    const release = place === undefined ? undefined : holdAt(place, () => (held = false));
    if (place === undefined && isNew) window.scrollTo(0, 0);

    const keep = (): void => {
      if (held) return;
      places.delete(key); // the newest last
      places.set(key, window.scrollY);
    };
    window.addEventListener('scroll', keep, { passive: true });
    return () => {
      release?.();
      window.removeEventListener('scroll', keep);
    };
  }, [key, pathname, how]);
}

/** Where one was, by the key of the entry in the history. */
const places = new Map(JSON.parse(sessionStorage.getItem(storage) ?? '[]') as [string, number][]);

/** Goes there while the page grows, until that was reached and the page rests, or somebody scrolls. */
function holdAt(place: number, onReleased: () => void): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const growing = new ResizeObserver(go);
  const patience = setTimeout(release, patienceMs);

  function go(): void {
    window.scrollTo(0, place);
    clearTimeout(rest);
    if (Math.abs(window.scrollY - place) <= 1) rest = setTimeout(release, settlingMs);
  }

  function release(): void {
    growing.disconnect();
    clearTimeout(rest);
    clearTimeout(patience);
    takingOver.forEach((event) => window.removeEventListener(event, release));
    onReleased();
  }

  takingOver.forEach((event) => window.addEventListener(event, release, { passive: true }));
  growing.observe(document.body);
  go();
  return release;
}
