import { Icon } from "../../shared/icons";
import { useSelect, useStore } from "../../state/hooks";
import { useTexts } from "../../texts/useTexts";
import { usePhone } from "../persons/phoneContext";

/** A short message that has just come, over whatever the phone shows; it stays until it is opened or put away, as one needs time to read a code. */
export function SmsNotice() {
  const t = useTexts();
  const store = useStore();
  const { person, open, go } = usePhone();
  const message = useSelect((state) => state.newSms[person.id]);
  return (
    <div className="sms-notice-place" role="status" aria-live="polite">
      {message && (
        <div className="sms-notice">
          <button
            type="button"
            className="sms-notice-open"
            aria-label={t.smsOpen}
            onClick={() => {
              store.seeSms(person.id);
              go({ to: "browser", url: undefined });
              open({ name: "sms" });
            }}
          >
            <span className="sms-notice-head">{t.smsNew}</span>
            <span className="sms-notice-text">{message.text}</span>
          </button>
          <button type="button" className="sms-notice-close" aria-label={t.close} onClick={() => store.seeSms(person.id)}>
            <Icon name="close" size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
