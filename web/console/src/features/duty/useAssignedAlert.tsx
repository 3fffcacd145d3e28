import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { api, body } from '../../api/client';
import { useTexts } from '../../app/i18n/language';
import { useLiveEvent } from '../../app/live/LiveProvider';
import { useStaff } from '../session/useSession';
import { alertOf } from './alert';
import { texts } from './texts';

/** Tells an officer that somebody was given to them by turn, wherever in the console they are; mounted once, in the header. */
export function useAssignedAlert(): void {
  const t = useTexts(texts);
  const me = useStaff().id;
  const { notification } = App.useApp();
  const navigate = useNavigate();
  useLiveEvent('assigned', ({ conversationId, staffId }) => {
    if (staffId !== me) return;
    const tell = (title: string) => {
      const open = () => {
        notification.destroy(conversationId);
        void navigate(`/conversations/${conversationId}`);
      };
      notification.info({
        key: conversationId,
        title,
        duration: 8,
        placement: 'bottomRight',
        actions: (
          <Button type="primary" size="small" onClick={open}>
            {t('openIt')}
          </Button>
        ),
      });
      alertOf(title, open);
    };
    // With the name where it can be had; it must be told in any case.
    body(api.GET('/api/conversations/{id}', { params: { path: { id: conversationId } } }))
      .then(({ nickname }) => tell(nickname == null || nickname === '' ? t('assignedSomebody') : t('assigned', { name: nickname })))
      .catch(() => tell(t('assignedSomebody')));
  });
}
