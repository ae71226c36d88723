// What a page may keep on the device, and files to take along and bring back. A page that keeps
// something says when; here is how. Nothing leaves the device.
(function () {
  "use strict";
  var kollegium = window.kollegium = window.kollegium || {};

  // Not every browser lets a page keep something, and one may say no only when it is asked.
  function storage(name) {
    try {
      localStorage.setItem(name + "?", "1");
      localStorage.removeItem(name + "?");
      return localStorage;
    } catch (error) { return null; }
  }

  kollegium.keep = function (name) {
    var store = storage(name);
    return {
      may: !!store,
      get: function () { try { return store && store.getItem(name); } catch (error) { return null; } },
      set: function (text) { try { store.setItem(name, text); return true; } catch (error) { return false; } },
      remove: function () { try { store.removeItem(name); } catch (error) { /* then there is nothing */ } }
    };
  };

  kollegium.save = function (name, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name + ".json";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  };

  // Reads chosen files and gives [{name, text}], in order; no text of what is too large or cannot be read.
  kollegium.chosen = function (input, most, done) {
    input.addEventListener("change", function () {
      var files = Array.prototype.slice.call(input.files), left = files.length;
      var read = files.map(function (file) { return { name: file.name, text: "" }; });
      function next() {
        if (--left) return;
        done(read);
        input.value = "";
      }
      files.forEach(function (file, at) {
        if (file.size > most) { setTimeout(next); return; }
        var reader = new FileReader();
        reader.onloadend = function () { read[at].text = reader.result || ""; next(); };
        reader.readAsText(file);
      });
    });
  };
})();
