import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router';
import { beforeEach, describe, expect, it } from 'vitest';
import type { LiveEvents } from '../../api/types';
import { FakeEventSource } from '../../testing/FakeEventSource';
import { fakeServer } from '../../testing/fakeServer';
import { staffWith } from '../../testing/samples';
import { show } from '../../testing/show';
import { PromiseAlerts } from './PromiseAlerts';

const breach: LiveEvents['promise'] = { conversationId: 'c1', step: 'breached', dueAt: new Date().toISOString(), citizen: '老周', heldBy: null };

function Place() {
  return <p>{useLocation().pathname}</p>;
}

const shell = (
  <>
    <PromiseAlerts />
    <Place />
  </>
);

describe('promises that are soon due or broken', () => {
  beforeEach(() => void fakeServer({}));

  it('are told with whose they are and lead to the conversation', async () => {
    show(shell, { staff: staffWith('readConversations', 'leadDesk', 'superviseDesk') });
    FakeEventSource.last.push('promise', breach);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/承诺逾期老周 的会话，\d\d:\d\d 到期，无人接入/);
    await userEvent.click(screen.getByRole('button', { name: '打开会话' }));
    expect(screen.getByText('/conversations/c1')).toBeInTheDocument();
  });

  it('come as one when many fall due together, and lead those who may to the overview', async () => {
    show(shell, { staff: staffWith('readConversations', 'superviseDesk') });
    for (let number = 0; number < 40; number++) FakeEventSource.last.push('promise', { ...breach, step: 'escalated', conversationId: `c${number}` });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('逾期未答复，上报督办40 个会话');
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: '打开值班总览' }));
    expect(screen.getByText('/overview')).toBeInTheDocument();
  });

  it('warn the officer who has the conversation', async () => {
    show(shell);
    FakeEventSource.last.push('promise', { ...breach, step: 'warned', heldBy: '赵警官' });
    expect(await screen.findByRole('alert')).toHaveTextContent(/承诺即将到期老周 的会话，.*赵警官 在办/);
  });
});
