export default definePageConfig({ navigationBarTitleText: "对方确认码" });
