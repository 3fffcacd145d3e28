import { Alert, Button } from 'antd';
import { problemText } from '../../api/problem';
import { useLanguage, useTexts } from '../i18n/language';
import { texts } from './texts';

/** What went wrong, in place, with a way to try again. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <Alert
      type="error"
      showIcon
      title={problemText(error, language)}
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {t('retry')}
          </Button>
        )
      }
    />
  );
}
