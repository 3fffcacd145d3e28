import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { useTexts } from '../i18n/language';
import { texts } from './texts';

export function MissingPage() {
  const t = useTexts(texts);
  return <Result status="info" title={t('notFound')} subTitle={t('notFoundHint')} extra={<Link to="/">{t('back')}</Link>} />;
}

/** Instead of a white page: a part of the console failed to draw, or a newer version was installed meanwhile. */
export function BrokenPage() {
  const t = useTexts(texts);
  return (
    <Result
      status="warning"
      title={t('broken')}
      subTitle={t('brokenHint')}
      extra={
        <Button type="primary" onClick={() => globalThis.location.reload()}>
          {t('reload')}
        </Button>
      }
    />
  );
}
