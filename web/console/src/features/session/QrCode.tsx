import { QRCode } from 'antd';

/** In a file of its own: it brings the component library, which signing in does without. */
export default function QrCode({ value }: { value: string }) {
  return <QRCode value={value} size={180} errorLevel="M" />;
}
