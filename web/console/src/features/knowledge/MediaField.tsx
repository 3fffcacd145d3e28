import { UploadOutlined } from '@ant-design/icons';
import { App, Button, Input, Space } from 'antd';
import { useRef, useState } from 'react';
import { problemText } from '../../api/problem';
import type { AnswerKind, StoredMedia } from '../../api/types';
import { useTexts } from '../../app/i18n/language';
import { upload } from '../../app/parts/upload';
import { texts } from './texts';

interface MediaFieldProps {
  id?: string;
  kind: AnswerKind;
  value?: string | null;
  onChange?: (name: string) => void;
  disabled?: boolean;
}

const accepted: Readonly<Record<AnswerKind, string>> = {
  text: '',
  article: '.jpg,.jpeg,.png',
  picture: '.jpg,.jpeg,.png,.gif',
  voice: '.amr,.mp3',
  video: '.mp4',
};

/** The name of a file among the agency's media, with an upload that fills it. */
export function MediaField({ id, kind, value, onChange, disabled }: MediaFieldProps) {
  const t = useTexts(texts);
  const { message } = App.useApp();
  const picker = useRef<HTMLInputElement>(null);
  const [progress, setProgress] = useState<number>();

  const send = async (file: File) => {
    const form = new FormData();
    form.set('file', file);
    setProgress(0);
    try {
      const stored = await upload<StoredMedia>('/api/media', form, setProgress);
      onChange?.(stored.name);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setProgress(undefined);
    }
  };

  return (
    <>
      <Space.Compact block>
        <Input id={id} value={value ?? ''} disabled={disabled} onChange={(event) => onChange?.(event.target.value)} />
        <Button icon={<UploadOutlined />} disabled={disabled} loading={progress !== undefined} onClick={() => picker.current?.click()}>
          {progress === undefined ? t('upload') : t('uploading', { percent: Math.round(progress * 100) })}
        </Button>
      </Space.Compact>
      <input
        ref={picker}
        type="file"
        style={{ display: 'none' }}
        accept={accepted[kind]}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
    </>
  );
}
