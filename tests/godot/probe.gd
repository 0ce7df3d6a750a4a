extends SceneTree
## Writes what tasks.json asks for into answers.json.

const Answers := preload("res://answers.gd")


func _init() -> void:
	FileAccess.open("res://answers.json", FileAccess.WRITE).store_string(JSON.stringify(Answers.new().all()))
	quit()
