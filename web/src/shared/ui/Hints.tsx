import { Tooltip } from '@mantine/core';
import { useEffect, useId, useState } from 'react';

interface Shown {
  readonly target: HTMLElement;
  readonly text: string;
}

/**
 * Shows the words that an element has in `data-hint` to whoever points at it or comes to it by keyboard; Escape hides them. Once per
 * app: a tooltip of its own would cost each number more than the number does.
 */
export function Hints() {
  const id = useId();
  const [shown, show] = useState(hintOfFocused);
  const target = shown?.target;

  useEffect(() => {
    const pointAt = ({ target, pointerType }: PointerEvent): void =>
      show(pointerType === 'mouse' ? hintOf(target) : null);
    const focusOn = ({ target }: FocusEvent): void =>
      show(target instanceof Element && target.matches(':focus-visible') ? hintOf(target) : null);
    // Where nothing can be pointed with, whoever tries what cannot be used learns why.
    const sayWhyNot = ({ target }: MouseEvent): void => {
      if (target instanceof Element && target.closest('[aria-disabled="true"]')) show(hintOf(target));
    };
    const hide = (): void => show(null);
    const hideOnEscape = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') hide();
    };

    document.addEventListener('pointerover', pointAt);
    document.documentElement.addEventListener('pointerleave', hide);
    document.addEventListener('focusin', focusOn);
    document.addEventListener('click', sayWhyNot);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', hideOnEscape);
    return () => {
      document.removeEventListener('pointerover', pointAt);
      document.documentElement.removeEventListener('pointerleave', hide);
      document.removeEventListener('focusin', focusOn);
      document.removeEventListener('click', sayWhyNot);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', hideOnEscape);
    };
  }, []);

  useEffect(() => {
    if (!target) return;
    const rewording = new MutationObserver(() => show(hintOf(target))); // numbers move while one looks at them
    rewording.observe(target, { attributeFilter: ['data-hint'] });
    target.setAttribute('aria-describedby', id);
    return () => {
      rewording.disconnect();
      target.removeAttribute('aria-describedby');
    };
  }, [target, id]);

  return (
    shown && (
      <Tooltip
        label={<span id={id}>{shown.text}</span>}
        target={shown.target}
        opened
        multiline
        maw={420}
        className="hint"
      />
    )
  );
}

/** Hints come after the page: whoever was at an element before them learns it as well. */
function hintOfFocused(): Shown | null {
  const focused = document.activeElement;
  return focused?.matches(':focus-visible, [aria-disabled="true"]') ? hintOf(focused) : null;
}

function hintOf(pointed: EventTarget | null): Shown | null {
  const target = pointed instanceof Element ? pointed.closest<HTMLElement>('[data-hint]') : null;
  const text = target?.getAttribute('data-hint');
  return target && text ? { target, text } : null;
}
