import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { type Asked, fakeServer } from '../testing/fakeServer';
import { answer, conversation, editor, phrases, staffWith } from '../testing/samples';
import { show } from '../testing/show';
import { BlockDialog } from './appointments/BlockDialog';
import { PaneActions } from './conversations/PaneActions';
import KnowledgePage from './knowledge/KnowledgePage';
import PhrasesPage from './phrases/PhrasesPage';

/** An answer that never comes while the test lasts. */
const slow = () => new Promise<never>(() => undefined);
const sent = (asked: Asked[]) => asked.filter(({ method }) => method === 'POST').length;

/** Does it, waits until the server was asked, and does it once more. */
async function twice(asked: Asked[], press: () => Promise<unknown>) {
  await press();
  await waitFor(() => expect(sent(asked)).toBe(1));
  await press();
  // Whatever the second press begins has begun by then.
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(sent(asked)).toBe(1);
}

describe('on a slow line what is pressed twice is sent once:', () => {
  it('a new phrase, by Ctrl+Enter', async () => {
    const asked = fakeServer({ 'GET /api/phrases': () => ({ body: phrases }), 'POST /api/phrases': slow });
    show(<PhrasesPage />);
    await userEvent.click(await screen.findByRole('button', { name: /新增常用语/ }));
    await userEvent.type(await screen.findByLabelText('标题', { selector: 'input' }), '道别');
    await userEvent.type(screen.getByLabelText('内容', { selector: 'textarea' }), '再见');
    await twice(asked, () => userEvent.keyboard('{Control>}{Enter}{/Control}'));
  });

  it('a note, by Ctrl+Enter', async () => {
    const asked = fakeServer({ 'POST /api/conversations/c1/notes': slow });
    show(<PaneActions conversation={conversation()} />);
    await userEvent.click(screen.getByRole('button', { name: '备注' }));
    await userEvent.type(await screen.findByLabelText('备注内容'), '老住户');
    await twice(asked, () => userEvent.keyboard('{Control>}{Enter}{/Control}'));
  });

  it('closing a slot, by Enter', async () => {
    const asked = fakeServer({ 'POST /api/appointments/offers/window/block': slow });
    show(<BlockDialog blocked={{ offer: 'window', day: '2026-11-23', startsAt: null, when: '2026-11-23', booked: 0 }} onClose={() => undefined} />, { staff: staffWith('answerCitizens', 'leadDesk') });
    await userEvent.type(await screen.findByLabelText(/理由|原因/), '停电');
    await twice(asked, () => userEvent.keyboard('{Enter}'));
  });

  it('a step of many answers', async () => {
    const asked = fakeServer({
      'GET /api/departments': () => ({ body: [] }),
      'GET /api/answers': () => ({ body: { items: [answer({ status: 'draft' })], total: 1 } }),
      'GET /api/answers/tasks': () => ({ body: { items: [], total: 0 } }),
      'POST /api/answers/bulk': slow,
    });
    show(<KnowledgePage />, { staff: editor });
    for (const box of (await screen.findAllByRole('checkbox')).slice(1)) await userEvent.click(box);
    const bar = await screen.findByRole('toolbar', { name: '批量操作' });
    await twice(asked, () => userEvent.click(within(bar).getByRole('button', { name: /送\s*审/ })));
  });
});
