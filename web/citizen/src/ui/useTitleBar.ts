import { useEffect, useRef } from "react";
import Taro from "@tarojs/taro";

/** Shows the title while the page is seen, also when somebody comes back to it; a page behind another leaves the title alone. */
export function useTitleBar(title: string, show: (title: string) => void): void {
  const isSeen = useRef(true);
  useEffect(() => {
    if (isSeen.current) show(title);
  }, [title, show]);
  Taro.useDidHide(() => void (isSeen.current = false));
  Taro.useDidShow(() => {
    isSeen.current = true;
    show(title);
  });
}
