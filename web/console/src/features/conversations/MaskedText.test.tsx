import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { fakeServer } from '../../testing/fakeServer';
import { message, staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { MaskedText } from './MaskedText';

const hidden = message(4, { text: '请回电138****8000，谢谢', masked: [{ start: 3, length: 11, kind: 'mobile' }] });

describe('a hidden number', () => {
  it('is shown in full after a reason, and only then asked for', async () => {
    const asked = fakeServer({ 'POST /api/conversations/c1/messages/4/reveal': () => ({ body: { text: '请回电13800138000，谢谢' } }) });
    show(<MaskedText message={hidden} conversationId="c1" />);
    await userEvent.click(screen.getByRole('button', { name: '138****8000' }));
    expect(await screen.findByRole('button', { name: '显示' })).toBeDisabled();
    await userEvent.type(screen.getByLabelText('理由'), '回电核实{Enter}');
    expect(await screen.findByText('13800138000')).toBeInTheDocument();
    expect(asked.at(-1)?.body).toEqual({ reason: '回电核实' });
  });

  it('stays hidden for whoever may not see it', () => {
    fakeServer({});
    show(<MaskedText message={hidden} conversationId="c1" />, { staff: staffWith('readConversations') });
    expect(screen.getByText('138****8000')).toBeInTheDocument();
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });
});
