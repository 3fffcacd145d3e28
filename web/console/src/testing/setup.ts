import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { setLanguage } from '../app/i18n/language';
import { FakeEventSource } from './FakeEventSource';

// What jsdom lacks and the console's libraries ask for while drawing.
class StillObserver implements ResizeObserver {
  observe(): void {
    // Nothing has a size here, so nothing ever resizes.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

vi.stubGlobal('ResizeObserver', StillObserver);
vi.stubGlobal('EventSource', FakeEventSource);
vi.stubGlobal('matchMedia', (query: string) => ({ matches: query.includes('min-width'), media: query, addEventListener: () => undefined, removeEventListener: () => undefined, addListener: () => undefined, removeListener: () => undefined }));
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.scrollTo = () => undefined;
// Everything looks the same: working out thousands of style rules takes most of a test's time and decides nothing in it.
const plain = document.createElement('div').style;
plain.cssText = 'display: block; padding: 0px; border: 0px solid; line-height: 20px; width: 100px; height: 20px;';
globalThis.getComputedStyle = () => plain;
// Deciding what is hidden costs most of a test's time here and decides nothing in them; a busy machine may be slow.
configure({ defaultHidden: true, asyncUtilTimeout: 15_000 });

afterEach(() => {
  cleanup();
  FakeEventSource.opened.length = 0;
  localStorage.clear();
  sessionStorage.clear();
  setLanguage('zh');
});
