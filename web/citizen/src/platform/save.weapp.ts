import Taro from "@tarojs/taro";

/** WeChat wants a tap right before a file is sent to a chat. */
export const savesAtOnce = false;

/** Gives the citizen a file by WeChat's own way: to a chat of theirs, such as 文件传输助手. */
export async function saveFile(name: string, text: string): Promise<boolean> {
  const path = `${Taro.env.USER_DATA_PATH}/${name}`;
  try {
    Taro.getFileSystemManager().writeFileSync(path, text, "utf8");
    await Taro.shareFileMessage({ filePath: path, fileName: name });
    return true;
  } catch {
    return false;
  }
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text });
    return true;
  } catch {
    return false;
  }
}
