import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { LiveEvents } from '../../api/types';
import { useLanguage, useTexts } from '../../app/i18n/language';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { longMoment } from '../../app/time/format';
import { useMay } from '../session/useSession';
import { texts } from './texts';

type Alert = LiveEvents['promise'];
const steps = ['warned', 'breached', 'escalated'] as const;

/** A day's promises fall due in the same minute: what comes within this time is told as one. */
const gather = 1500;

/** Tells people of the promises the server says concern them; mounted once, inside the shell. */
export function PromiseAlerts() {
  const t = useTexts(texts);
  const language = useLanguage();
  const supervises = useMay('supervise');
  const { notification } = App.useApp();
  const navigate = useNavigate();
  const heard = useRef<Alert[]>([]);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);

  const wordsOf = (alerts: Alert[]) => {
    const [only] = alerts;
    if (alerts.length > 1 || !only) return t('many', { count: alerts.length });
    const holder = only.heldBy === null ? t('unheld') : t('heldBy', { name: only.heldBy });
    return t('one', { citizen: only.citizen ?? t('citizen'), time: longMoment(only.dueAt, Date.now(), language), holder });
  };
  // A button and no link: notifications are drawn outside the router.
  const actionOf = (alerts: Alert[], key: string) => {
    const [only] = alerts;
    const [path, name] =
      alerts.length === 1 && only ? [`/conversations/${only.conversationId}`, t('openConversation')] : supervises ? ['/overview', t('openOverview')] : ['/conversations', t('openConversations')];
    const open = () => {
      notification.destroy(key);
      void navigate(path);
    };
    return (
      <Button size="small" type="primary" onClick={open}>
        {name}
      </Button>
    );
  };
  const tell = () => {
    for (const step of steps) {
      const alerts = heard.current.filter((alert) => alert.step === step);
      if (alerts.length === 0) continue;
      const key = `promise-${step}-${alerts[0]?.conversationId ?? ''}`;
      notification[step === 'warned' ? 'warning' : 'error']({
        key,
        title: t(step),
        description: wordsOf(alerts),
        actions: actionOf(alerts, key),
        // A broken promise stays on screen until somebody has seen it.
        duration: step === 'warned' ? 15 : 0,
        role: 'alert',
      });
    }
    heard.current = [];
  };

  useLiveEvent('promise', (alert) => {
    heard.current.push(alert);
    pending.current ??= setTimeout(() => {
      pending.current = undefined;
      tell();
    }, gather);
  });
  useEffect(() => () => clearTimeout(pending.current), []);
  return null;
}
