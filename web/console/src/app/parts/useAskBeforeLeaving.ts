import { App } from 'antd';
import { useEffect, useEffectEvent } from 'react';
import { useBlocker } from 'react-router';
import { useTexts } from '../i18n/language';
import { texts } from './texts';

/** Asks before a page with something unsaved is left, by whatever link, the way back, or closing the window. */
export function useAskBeforeLeaving(unsaved: boolean): void {
  const t = useTexts(texts);
  const { modal } = App.useApp();
  const blocker = useBlocker(unsaved);
  const ask = useEffectEvent(() =>
    modal.confirm({ title: t('unsaved'), content: t('unsavedHint'), okText: t('discard'), cancelText: t('keepEditing'), onOk: () => blocker.proceed?.(), onCancel: () => blocker.reset?.() }),
  );
  useEffect(() => {
    if (blocker.state === 'blocked') void ask();
  }, [blocker.state]);
  useEffect(() => {
    if (!unsaved) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener('beforeunload', hold);
    return () => globalThis.removeEventListener('beforeunload', hold);
  }, [unsaved]);
}
