export default defineAppConfig({
  pages: [
    "pages/home/index",
    "pages/service/index",
    "pages/run/index",
    "pages/items/index",
    "pages/cases/index",
    "pages/bookings/index",
    "pages/documents/index",
    "pages/notices/index",
    "pages/data/index",
    "pages/roads/index",
    "pages/party/index",
    "pages/messages/index",
    "pages/mine/index",
    "pages/settings/index",
    // The console shows its editors the real pages of a service, in a frame; a mini program cannot stand in one.
    ...(process.env.TARO_ENV === "h5" ? ["pages/preview/index"] : []),
  ],
  window: { navigationBarTitleText: "办事大厅", navigationBarBackgroundColor: "#ffffff", navigationBarTextStyle: "black", backgroundColor: "#f4f5f7" },
  permission: { "scope.userLocation": { desc: "填写办理地点时使用您的位置" } },
  requiredPrivateInfos: ["getLocation"],
});
