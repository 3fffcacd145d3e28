import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { message } from '../../testing/samples';
import { show } from '../../testing/show';
import { Delivery } from './Delivery';
import { MaskedText } from './MaskedText';

describe('a message of ours', () => {
  it.each([
    ['noticed', '已以一次性订阅消息送达'],
    ['keptNoticed', '已用一次性订阅消息通知，全文将在市民下次来信时发出'],
  ] as const)('that went as a one-time message says so: %s', (delivery, words) => {
    show(<Delivery message={message(9, { direction: 'outbound', sentBy: 'staff', delivery })} conversationId="c1" />);
    expect(screen.getByLabelText(words)).toHaveTextContent('订阅消息');
  });

  it('that told what is over says that it was not sent', () => {
    show(<Delivery message={message(9, { direction: 'outbound', sentBy: 'automatic', delivery: 'outdated' })} conversationId="c1" />);
    expect(screen.getByLabelText('已过时，没有发出')).toBeInTheDocument();
  });

  it('shows its links by their words, and what a citizen writes as it is', () => {
    const text = '想及时看到答复，请点<a href="https://mp.weixin.qq.com/mp/subscribemsg?x=1">允许我们通知您一次</a>。';
    const { unmount } = show(<MaskedText message={message(9, { direction: 'outbound', text })} conversationId="c1" />);
    expect(screen.getByText('允许我们通知您一次')).toHaveAttribute('title', 'https://mp.weixin.qq.com/mp/subscribemsg?x=1');
    expect(screen.queryByText(/href/)).not.toBeInTheDocument();
    unmount();
    show(<MaskedText message={message(9, { direction: 'inbound', text })} conversationId="c1" />);
    expect(screen.getByText(/href/)).toBeInTheDocument();
  });
});
