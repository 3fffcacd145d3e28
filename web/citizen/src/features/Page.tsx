import { useEffect, useState, type ReactNode } from "react";
import Taro from "@tarojs/taro";
import { canSpeak, hush, speak, wordsOfPage } from "@/platform/speech";
import { hasAccount } from "@/platform/session";
import { useSettings } from "@/state/settings";
import { addressOf, switchTo, type PageName } from "@/state/ways";
import { useTexts } from "@/texts/useTexts";
import { Action, Frame, Heading, Navigation, Row, Way } from "@/ui/parts";

const tabs = ["home", "items", "messages", "mine"] as const;

/** What every page has: its heading, the way to the other pages, and reading aloud where it is wanted. */
export function Page({ title, here, focusOn, children }: { title: string; here?: PageName; focusOn?: string; children: ReactNode }) {
  const t = useTexts();
  const { language, large, aloud } = useSettings();
  return (
    <Frame title={title} language={language} large={large} skipLabel={t.skipToContent} foot={hasAccount && <Tabs here={here} />}>
      <Heading level={1} focusOn={focusOn ?? ""}>
        {title}
      </Heading>
      {aloud && canSpeak && <ReadAloud key={focusOn} language={language} />}
      {children}
    </Frame>
  );
}

function Tabs({ here }: { here?: PageName }) {
  const t = useTexts();
  return (
    <Navigation label={t.navigation}>
      {tabs.map((page) => (
        <Way key={page} look="tab" address={addressOf(page)} isHere={page === here} onGo={() => switchTo(page)}>
          {t[page]}
        </Way>
      ))}
    </Navigation>
  );
}

/** Falls silent when the page is left and when something else stands on it. */
function ReadAloud({ language }: { language: "zh" | "en" }) {
  const t = useTexts();
  const [reading, setReading] = useState(false);
  const stop = () => {
    hush();
    setReading(false);
  };
  const begin = () => {
    setReading(true);
    speak(wordsOfPage(), language, () => setReading(false));
  };
  Taro.useDidHide(stop);
  useEffect(() => hush, []);
  return (
    <Row>
      <Action onPress={reading ? stop : begin}>{reading ? t.stopReading : t.readAloud}</Action>
    </Row>
  );
}
