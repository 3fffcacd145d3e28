/** Put in by the build: where the mini program finds the server. */
declare const SERVER_ADDRESS: string;

declare function defineAppConfig(config: import("@tarojs/taro").Config & { requiredPrivateInfos?: string[] }): unknown;
declare function definePageConfig(config: { navigationBarTitleText: string }): unknown;

declare module "*.css";

/** Set by Taro when it builds. */
declare const process: { env: { TARO_ENV: "h5" | "weapp" } };
