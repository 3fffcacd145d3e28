import { useEffect, useEffectEvent } from 'react';

/** What keys do on a page: a KeyboardEvent.key such as "j", or two after one another such as "g c". */
export type Shortcuts = Readonly<Record<string, () => void>>;

/** How long after the first key of a pair the second still belongs to it. */
const patience = 1200;
const prefix = 'g';
const layers: ((stroke: string) => (() => void) | undefined)[] = [];
let prefixAt = Number.NEGATIVE_INFINITY;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select, [role=combobox]'));
}

/** Whether a dialog or drawer stands over the page; its keys are its own. */
function isCovered(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('[role=dialog], .ant-drawer, .ant-modal') !== null;
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (isTyping(event.target) || isCovered(event.target)) return;
  const stroke = event.timeStamp - prefixAt < patience ? `${prefix} ${event.key}` : event.key;
  prefixAt = stroke === prefix ? event.timeStamp : Number.NEGATIVE_INFINITY;
  // What came on screen last answers first.
  for (const layer of layers.toReversed()) {
    const act = layer(stroke);
    if (!act) continue;
    event.preventDefault();
    act();
    return;
  }
}

/** Single keys and pairs, ignored while somebody types, holds a modifier, or works in a dialog. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const find = useEffectEvent((stroke: string) => shortcuts[stroke]);
  useEffect(() => {
    const layer = (stroke: string) => find(stroke);
    if (layers.length === 0) document.addEventListener('keydown', onKeyDown);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
}

/** Puts the cursor into the page's search box. */
export function focusSearch(): void {
  const box = document.querySelector<HTMLInputElement>('[data-page-search] input, input[data-page-search]');
  box?.focus();
  box?.select();
}
