/* Runs in any browser of the last fifteen years and says plainly when this one is too old for the rest. */
window.onload = function () {
  if (window.yixiIsModern) return;
  document.body.innerHTML =
    '<div style="max-width:640px;margin:80px auto;font:22px/1.6 sans-serif;padding:0 24px">' +
    '<p>这台设备的浏览器版本过低,无法使用议席。请换用 Chrome 80、Safari 14 或 Firefox 78 以上的版本。</p>' +
    '<p>This browser is too old for Yixi. Please use Chrome 80, Safari 14 or Firefox 78, or a newer one.</p></div>';
};
