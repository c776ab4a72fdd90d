// Draws every chart of the page from its options, which are data only. The drawing then scales with the page, on screen and on paper.
(function () {
  var drawn = 0, width = matchMedia("(max-width: 500px)").matches ? 360 : 660;
  document.querySelectorAll("[data-chart]").forEach(function (place) {
    var options = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    var height = Number(place.dataset.height);
    place.style.width = width + "px";
    place.style.height = height + "px";
    var chart = echarts.init(place, null, { renderer: "svg", width: width, height: height });
    chart.setOption(options);
    var picture = place.querySelector("svg");
    picture.setAttribute("viewBox", "0 0 " + width + " " + height);
    picture.removeAttribute("style");
    picture.removeAttribute("width");
    picture.removeAttribute("height");
    picture.setAttribute("aria-hidden", "true");
    place.replaceChildren(picture);
    place.removeAttribute("style");
    drawn++;
  });
  document.documentElement.dataset.charts = String(drawn);
})();
