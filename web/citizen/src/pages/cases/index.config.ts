export default definePageConfig({ navigationBarTitleText: "已提交的办件" });
