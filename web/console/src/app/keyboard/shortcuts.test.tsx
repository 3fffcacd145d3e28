import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { focusSearch, type Shortcuts, useShortcuts } from './shortcuts';

function Keys({ keys }: { keys: Shortcuts }) {
  useShortcuts(keys);
  return null;
}

describe('shortcuts', () => {
  it('act on a plain key, but not while somebody types or holds a modifier', async () => {
    const next = vi.fn();
    render(
      <>
        <Keys keys={{ j: next }} />
        <input aria-label="field" />
      </>,
    );
    await userEvent.keyboard('j{Control>}j{/Control}');
    expect(next).toHaveBeenCalledTimes(1);
    await userEvent.type(screen.getByLabelText('field'), 'jj');
    expect(next).toHaveBeenCalledTimes(1);
  });

  it('tell "g r" from "r"', async () => {
    const go = vi.fn();
    const reply = vi.fn();
    render(
      <>
        <Keys keys={{ 'g r': go }} />
        <Keys keys={{ r: reply }} />
      </>,
    );
    await userEvent.keyboard('r');
    expect([go, reply].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
    await userEvent.keyboard('gr');
    expect([go, reply].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });

  it('leave the keys of a dialog to the dialog', async () => {
    const next = vi.fn();
    render(
      <>
        <Keys keys={{ j: next }} />
        <div role="dialog">
          <button>inside</button>
        </div>
      </>,
    );
    screen.getByText('inside').focus();
    await userEvent.keyboard('j');
    expect(next).not.toHaveBeenCalled();
  });

  it('lead to the page’s search box', () => {
    render(<input data-page-search aria-label="search" />);
    focusSearch();
    expect(screen.getByLabelText('search')).toHaveFocus();
  });
});
